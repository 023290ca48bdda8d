-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
--
-- Host: localhost    Database: shop
-- ------------------------------------------------------
/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!50503 SET NAMES utf8mb4 */;

DROP TABLE IF EXISTS `qa_blobs`;
CREATE TABLE `qa_blobs` (
  `blobid` bigint unsigned NOT NULL,
  `format` varchar(20) NOT NULL,
  `content` mediumblob,
  PRIMARY KEY (`blobid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3;
INSERT INTO `qa_blobs` VALUES (1,'png',_binary '\0(\');-- \\'),(2,'png',0x89504E47);

DROP TABLE IF EXISTS `qa_categories`;
CREATE TABLE `qa_categories` (
  `categoryid` int unsigned NOT NULL AUTO_INCREMENT,
  `parentid` int unsigned DEFAULT NULL,
  `title` varchar(80) NOT NULL,
  `tags` varchar(200) NOT NULL,
  `content` varchar(800) NOT NULL DEFAULT '',
  `qcount` int unsigned NOT NULL DEFAULT '0',
  `position` smallint unsigned NOT NULL,
  `backpath` varchar(804) NOT NULL DEFAULT '',
  PRIMARY KEY (`categoryid`),
  UNIQUE KEY `parentid` (`parentid`,`tags`)
) ENGINE=InnoDB AUTO_INCREMENT=4 DEFAULT CHARSET=utf8mb3 COMMENT='what it\'s about; (all of it)';
LOCK TABLES `qa_categories` WRITE;
/*!40000 ALTER TABLE `qa_categories` DISABLE KEYS */;
INSERT INTO `qa_categories` VALUES (1,NULL,'Parcels','parcels','',3,1,'parcels'),(2,1,'Late','late','',1,1,'late/parcels'),(3,NULL,'Disputes & refunds','late','',0,2,'late');
/*!40000 ALTER TABLE `qa_categories` ENABLE KEYS */;
UNLOCK TABLES;

CREATE TABLE `qa_options` (`title` varchar(40) NOT NULL, `content` varchar(8000) NOT NULL, PRIMARY KEY (`title`));
INSERT INTO `qa_options` VALUES ('site_title','Bought & sold');

CREATE TABLE `qa_posts` (
  `postid` int unsigned NOT NULL AUTO_INCREMENT,
  `type` enum('Q','A','C','Q_HIDDEN','A_HIDDEN','C_HIDDEN','Q_QUEUED','A_QUEUED','C_QUEUED','NOTE') NOT NULL,
  `parentid` int unsigned DEFAULT NULL,
  `categoryid` int unsigned DEFAULT NULL,
  `selchildid` int unsigned DEFAULT NULL,
  `closedbyid` int unsigned DEFAULT NULL,
  `userid` int unsigned DEFAULT NULL,
  `upvotes` smallint unsigned NOT NULL DEFAULT '0',
  `views` int unsigned NOT NULL DEFAULT '0',
  `format` varchar(20) CHARACTER SET ascii NOT NULL DEFAULT '',
  `created` datetime NOT NULL,
  `title` varchar(800) DEFAULT NULL,
  `content` varchar(12000) DEFAULT NULL,
  `tags` varchar(800) DEFAULT NULL,
  `name` varchar(40) DEFAULT NULL,
  PRIMARY KEY (`postid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO `qa_posts` VALUES (101,'Q',NULL,2,104,NULL,3,2,812,'html','2016-06-16 12:00:00','Where\'s my parcel?','<p>It was sent on <b>May&nbsp;3</b> &amp; is &lt;late&gt;.<br>See <a href="https://track.example/?id=7">the page</a>,\r\nor <a href="javascript:alert(1)">this</a>.</p><ul><li>no scan</li><li>no *answer*</li></ul><script>alert("x")</script>','late-parcel,c#,Tracking',NULL),(102,'Q',NULL,NULL,NULL,101,NULL,0,3,'','2016-06-17 08:30:00','Where is it_?','1. nobody *knows*\n# and https://shop.example/a_b, again','late-parcel','a guest'),(103,'C',101,2,NULL,NULL,4,0,0,'','2016-06-16 13:00:00',NULL,'Which carrier?',NULL,NULL),(104,'A',101,2,NULL,NULL,4,1,0,'html','2016-06-16 14:00:00',NULL,'<div>Ask the <em>post</em> first.</div><blockquote>Within 60 days</blockquote>',NULL,NULL);
INSERT INTO `qa_posts` VALUES
(105,'C',104,2,NULL,NULL,NULL,0,0,'','2016-06-16 15:00:00',NULL,'Thank\0 you \\o/',NULL,'a guest'),
(106,'Q_HIDDEN',NULL,1,NULL,NULL,3,0,9,'','2016-06-18 00:00:00','Buy watches','cheap','spam',NULL),
(107,'Q',NULL,1,NULL,108,9,0,1,'markdown','2016-06-19 00:00:00','Is this *a* shop?','A **list**:\n\n- one','a,b,c,d,e,f',NULL),
(108,'NOTE',107,NULL,NULL,NULL,5,0,0,'','2016-06-19 01:00:00',NULL,'It is about shops, not parcels',NULL,NULL),
(109,'C_QUEUED',101,2,NULL,NULL,NULL,0,0,'','2016-06-20 00:00:00',NULL,'A visitor\'s word',NULL,NULL),
(110,'A',999,2,NULL,NULL,4,0,0,'','2016-06-20 00:00:00',NULL,'To a question that is gone',NULL,NULL);

CREATE TABLE `qa_userpoints` (
  `userid` int unsigned NOT NULL,
  `points` int NOT NULL DEFAULT '0',
  `bonus` int NOT NULL DEFAULT '0',
  PRIMARY KEY (`userid`)
);
INSERT INTO `qa_userpoints` VALUES (3,420,0),(4,8630,100);

CREATE TABLE `qa_users` (
  `userid` int unsigned NOT NULL AUTO_INCREMENT,
  `created` datetime NOT NULL,
  `email` varchar(80) NOT NULL,
  `handle` varchar(20) NOT NULL,
  `passsalt` binary(16) DEFAULT NULL,
  `passcheck` binary(20) DEFAULT NULL,
  `passhash` varchar(255) DEFAULT NULL,
  `level` tinyint unsigned NOT NULL,
  `flags` smallint unsigned NOT NULL DEFAULT '0',
  PRIMARY KEY (`userid`),
  KEY `handle` (`handle`)
);
INSERT INTO `qa_users` VALUES (3,'2015-01-02 03:04:05','mara@example.org','mara',_binary '0123456789abcdef',0x0345048EC4711513EEAD2A6B2E6F52B798CE0B3D,NULL,0,1),(4,'2015-02-03 04:05:06','ryan@example.org','Ryan B.',NULL,NULL,'$2y$04$abcdefghijklmnopqrstuuH6/zIUWbFEy/xe9yziNIWiAihv8O2m6',20,0),(5,'2014-01-01 00:00:00','boss@example.org','admin',NULL,NULL,NULL,120,1),(6,'2015-05-05 05:05:05','','Ann & Co',NULL,NULL,NULL,0,2);

CREATE TABLE `qa_uservotes` (
  `postid` int unsigned NOT NULL,
  `userid` int unsigned NOT NULL,
  `vote` tinyint NOT NULL,
  `flag` tinyint NOT NULL,
  `votecreated` datetime DEFAULT NULL,
  `voteupdated` datetime DEFAULT NULL,
  UNIQUE KEY `userid` (`userid`,`postid`)
);
INSERT INTO `qa_uservotes` (`vote`, `postid`, `userid`, `flag`) VALUES (1,101,4,0), (1,104,3,0), (-1,101,5,0), (0,106,4,1), (1,101,77,0);

CREATE TABLE `wp_posts` (`ID` bigint unsigned NOT NULL, `post_title` text NOT NULL);
INSERT INTO `wp_posts` VALUES (1,'Hello world!');
CREATE TABLE `wp_users` (`ID` bigint unsigned NOT NULL, `user_login` varchar(60) NOT NULL);
INSERT INTO `wp_users` VALUES (1,'blogger');
-- Dump completed on 2026-11-29 12:00:00
