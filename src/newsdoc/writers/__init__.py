"""One exchange format out, one file each; `write.FORMATS` is the table of them, `newsdoc.write` the door."""
