-- When what stands in a sitemap last changed is asked of all questions at once.
CREATE INDEX question_active ON question (id, active_at) WHERE state = 0;
