"""The first start: five questions on one page, or a look at demo data first."""
