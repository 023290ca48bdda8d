ALTER TABLE push_device ADD COLUMN failing_since INTEGER; -- NULL: the last one arrived, or nothing was sent yet
