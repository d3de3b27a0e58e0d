"""Taking answers in: durable before anybody is thanked, counted in batches, traced to no one."""
