"""The item type grid: rows under one stem."""
