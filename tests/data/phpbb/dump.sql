-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
/*!50503 SET NAMES utf8mb4 */;

CREATE TABLE `phpbb_forums` (
  `forum_id` mediumint unsigned NOT NULL AUTO_INCREMENT,
  `parent_id` mediumint unsigned NOT NULL DEFAULT '0',
  `forum_name` varchar(255) NOT NULL DEFAULT '',
  `forum_type` tinyint NOT NULL DEFAULT '0',
  PRIMARY KEY (`forum_id`)
) ENGINE=InnoDB;
INSERT INTO `phpbb_forums` VALUES (1,0,'Parcels &amp; post',0),(2,1,'Late',1),(3,1,'Staff only',1),(4,0,'Elsewhere',2);

CREATE TABLE `phpbb_posts` (
  `post_id` int unsigned NOT NULL AUTO_INCREMENT,
  `topic_id` int unsigned NOT NULL,
  `forum_id` mediumint unsigned NOT NULL,
  `poster_id` int unsigned NOT NULL,
  `post_time` int unsigned NOT NULL,
  `post_username` varchar(255) NOT NULL,
  `post_text` mediumtext NOT NULL,
  `bbcode_uid` varchar(8) NOT NULL,
  `post_visibility` tinyint NOT NULL DEFAULT '0',
  PRIMARY KEY (`post_id`)
) ENGINE=InnoDB;
INSERT INTO `phpbb_posts` VALUES (11,7,2,2,1466078400,'','<r>Hello, <B><s>[b]</s>where<e>[/b]</e></B> is it? &lt;Ask&gt;<br/>\n<URL url=\"https://post.example/a?b=1&amp;c=2\"><s>[url=https://post.example/a?b=1&amp;c=2]</s>The post<e>[/url]</e></URL> <E>:)</E></r>','',1);
INSERT INTO `phpbb_posts` VALUES (12,7,2,3,1466082000,'','[quote=&quot;Mara&quot;:1a2b3c]where is it?[/quote:1a2b3c]Ask [b:1a2b3c]them[/b:1a2b3c] &amp; wait <!-- s:) --><img src=\"{SMILIES_PATH}/icon_e_smile.gif\" alt=\":)\" title=\"Smile\" /><!-- s:) -->\nwith *stars* and [b]words[/b]\n[list:1a2b3c][*:1a2b3c]one[/*:m:1a2b3c][*:1a2b3c]two[/*:m:1a2b3c][/list:u:1a2b3c]','1a2b3c',1),(13,7,2,1,1466085600,'a guest','<t>Me too</t>','',0),(14,8,3,4,1466085601,'','<t>secret words</t>','',1),(15,9,2,99,1466085602,'','<t>Old one</t>','',1),(16,77,2,2,1466085603,'','<t>Lost</t>','',1);

CREATE TABLE `phpbb_topics` (
  `topic_id` int unsigned NOT NULL AUTO_INCREMENT,
  `forum_id` mediumint unsigned NOT NULL,
  `topic_title` varchar(255) NOT NULL,
  `topic_poster` int unsigned NOT NULL,
  `topic_time` int unsigned NOT NULL,
  `topic_views` mediumint unsigned NOT NULL,
  `topic_status` tinyint NOT NULL,
  `topic_first_post_id` int unsigned NOT NULL,
  `topic_visibility` tinyint NOT NULL,
  PRIMARY KEY (`topic_id`)
) ENGINE=InnoDB;
INSERT INTO `phpbb_topics` VALUES (7,2,'Where&#039;s my &quot;parcel&quot;?',2,1466078400,812,0,11,1),(8,3,'Staff talk',4,1466085601,1,0,14,1),(9,2,'Locked one',99,1466085602,5,1,15,1),(10,2,'Moved away',2,1466085602,5,2,15,1);
CREATE TABLE `phpbb_topics_posted` (`user_id` int, `topic_id` int, `topic_posted` tinyint);

CREATE TABLE `phpbb_users` (
  `user_id` int unsigned NOT NULL AUTO_INCREMENT,
  `user_type` tinyint NOT NULL DEFAULT '0',
  `username` varchar(255) NOT NULL,
  `user_password` varchar(255) NOT NULL,
  `user_email` varchar(100) NOT NULL,
  `user_regdate` int unsigned NOT NULL,
  PRIMARY KEY (`user_id`)
) ENGINE=InnoDB;
INSERT INTO `phpbb_users` VALUES (1,2,'Anonymous','','',1400000000),(2,0,'mara','$H$9abcdefghKVHBTdYAjeSSU.eplt38w0','mara@example.org',1400000001),(3,1,'Ryan &amp; B','$2y$04$abcdefghijklmnopqrstuuH6/zIUWbFEy/xe9yziNIWiAihv8O2m6','ryan@example.org',1400000002),(4,3,'boss','$argon2i$old','boss@example.org',1400000003),(5,2,'Some [Bot]','','',1400000004);
