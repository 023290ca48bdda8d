-- What signs 17TRACK's messages is the key of its API: it comes from the program's options alone.
DELETE FROM setting WHERE name = '17track_secret';
