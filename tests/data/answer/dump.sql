-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
/*!50503 SET NAMES utf8mb4 */;
/*!40103 SET TIME_ZONE='+00:00' */;

CREATE TABLE `activity` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `created_at` timestamp NULL DEFAULT NULL,
  `user_id` bigint NOT NULL,
  `object_id` bigint NOT NULL DEFAULT '0',
  `activity_type` int NOT NULL,
  `cancelled` tinyint NOT NULL DEFAULT '0',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
INSERT INTO `activity` VALUES (1,'2023-03-02 10:00:00',2,10010000000000001,41,0),(2,'2023-03-02 10:00:00',1,10020000000000001,43,0),(3,'2023-03-02 10:00:00',3,10010000000000001,42,1),(4,'2023-03-02 10:00:00',1,10010000000000001,50,0),(5,'2023-03-02 10:00:00',3,10020000000000009,43,0);

CREATE TABLE `answer` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `created_at` timestamp NOT NULL,
  `question_id` bigint NOT NULL,
  `user_id` bigint NOT NULL,
  `original_text` mediumtext NOT NULL,
  `status` int NOT NULL DEFAULT '1',
  `adopted` int NOT NULL DEFAULT '1',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
INSERT INTO `answer` VALUES (10020000000000001,'2023-03-01 12:00:00',10010000000000001,2,'Ask the **post** first.\n\nIt\'s theirs.',1,2),(10020000000000002,'2023-03-01 13:00:00',10010000000000001,3,'Spam',10,1);

CREATE TABLE `comment` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `created_at` timestamp NULL DEFAULT NULL,
  `user_id` bigint NOT NULL,
  `object_id` bigint NOT NULL,
  `question_id` bigint NOT NULL,
  `status` tinyint NOT NULL DEFAULT '0',
  `original_text` mediumtext NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
INSERT INTO `comment` VALUES (10030000000000001,'2023-03-01 14:00:00',1,10020000000000001,10010000000000001,1,'Thank you'),(10030000000000002,'2023-03-01 15:00:00',2,10010000000000001,10010000000000001,1,'Which number?'),(10030000000000003,'2023-03-01 15:00:00',2,10040000000000001,10010000000000001,1,'Lost');

CREATE TABLE `config` (
  `id` int NOT NULL AUTO_INCREMENT,
  `key` varchar(128) DEFAULT NULL,
  `value` text,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
INSERT INTO `config` VALUES (41,'question.vote_up','-1'),(42,'question.vote_down','-1'),(43,'answer.vote_up','1'),(44,'answer.vote_down','-1'),(50,'question.voted_up','10');

CREATE TABLE `question` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `created_at` timestamp NOT NULL,
  `user_id` bigint NOT NULL,
  `title` varchar(150) NOT NULL,
  `original_text` mediumtext NOT NULL,
  `show` int NOT NULL DEFAULT '1',
  `status` int NOT NULL DEFAULT '1',
  `view_count` int NOT NULL DEFAULT '0',
  `accepted_answer_id` bigint NOT NULL DEFAULT '0',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
INSERT INTO `question` VALUES (10010000000000001,'2023-03-01 11:00:00',1,'Where is my parcel?','It is *late*.',1,1,321,10020000000000001),(10010000000000002,'2023-03-01 11:30:00',2,'Closed one','Words.',1,2,3,0),(10010000000000003,'2023-03-01 11:40:00',9,'Hidden one','Words.',2,1,3,0);

CREATE TABLE `tag` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `slug_name` varchar(35) NOT NULL,
  `display_name` varchar(35) NOT NULL,
  `status` int NOT NULL DEFAULT '1',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
INSERT INTO `tag` VALUES (10030000000000001,'late-parcel','Late Parcel',1),(10030000000000002,'post','Post',1),(10030000000000003,'gone','Gone',10);
CREATE TABLE `tag_rel` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `object_id` bigint NOT NULL,
  `tag_id` bigint NOT NULL,
  `status` int NOT NULL DEFAULT '1',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
INSERT INTO `tag_rel` VALUES (1,10010000000000001,10030000000000001,1),(2,10010000000000001,10030000000000002,1),(3,10010000000000001,10030000000000003,1),(4,10010000000000002,10030000000000002,10);

CREATE TABLE `user` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `created_at` timestamp NULL DEFAULT NULL,
  `username` varchar(50) NOT NULL,
  `pass` varchar(255) NOT NULL DEFAULT '',
  `e_mail` varchar(100) NOT NULL,
  `mail_status` tinyint NOT NULL DEFAULT '2',
  `rank` int NOT NULL DEFAULT '0',
  `status` int NOT NULL DEFAULT '1',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
INSERT INTO `user` VALUES (1,'2023-01-01 00:00:00','mara','$2a$04$abcdefghijklmnopqrstuuH6/zIUWbFEy/xe9yziNIWiAihv8O2m6','mara@example.org',1,421,1),(2,'2023-01-02 00:00:00','ryan','','ryan@example.org',2,8631,1),(3,'2023-01-03 00:00:00','spam','','',2,1,9),(4,'2023-01-04 00:00:00','gone','','',2,1,10);
