"""Many documents: a pool of processes, Arrow tables, batches of files, and thin adapters to Spark and Ray."""
