void found(void)
{
    page_found();
    run(SQL_kept);
}
