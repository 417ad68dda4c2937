-- The choice of a column is a version of its source: the program has carried over those that stood here.
drop table loader.mapping;
