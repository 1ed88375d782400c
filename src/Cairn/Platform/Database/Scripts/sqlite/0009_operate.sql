-- Who was erased is asked for each minute; and the keys of cookies and forms lie with the data.
CREATE INDEX "ix_audit_key_erased" ON "audit_key" ("id") WHERE salt IS NULL;
CREATE TABLE "access_ring_key" (
    "name" TEXT NOT NULL CONSTRAINT "pk_access_ring_key" PRIMARY KEY,
    "sealed" TEXT NOT NULL
);
