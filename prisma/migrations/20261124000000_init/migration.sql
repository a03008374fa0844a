-- CreateEnum
CREATE TYPE "InteractionKind" AS ENUM ('view', 'cart', 'purchase', 'rating', 'use', 'return');

-- CreateEnum
CREATE TYPE "ImportStatus" AS ENUM ('uploaded', 'running', 'done', 'failed', 'cancelled', 'undone');

-- CreateEnum
CREATE TYPE "JobStatus" AS ENUM ('queued', 'running', 'succeeded', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "Shop" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "dataVersion" INTEGER NOT NULL DEFAULT 0,
    "stats" JSONB,
    "currentRunId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Shop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" SERIAL NOT NULL,
    "shopId" INTEGER NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "country" TEXT,
    "city" TEXT,
    "birthYear" INTEGER,
    "gender" TEXT,
    "joinedAt" TIMESTAMPTZ(3),
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "importId" UUID,
    "interactionCount" INTEGER NOT NULL DEFAULT 0,
    "purchaseCount" INTEGER NOT NULL DEFAULT 0,
    "spend" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "firstSeen" TIMESTAMPTZ(3),
    "lastSeen" TIMESTAMPTZ(3),

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Product" (
    "id" SERIAL NOT NULL,
    "shopId" INTEGER NOT NULL,
    "externalId" TEXT NOT NULL,
    "title" TEXT,
    "titleZh" TEXT,
    "description" TEXT,
    "descriptionZh" TEXT,
    "category" TEXT,
    "brand" TEXT,
    "price" DOUBLE PRECISION,
    "cost" DOUBLE PRECISION,
    "stock" INTEGER,
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "importId" UUID,
    "interactionCount" INTEGER NOT NULL DEFAULT 0,
    "customerCount" INTEGER NOT NULL DEFAULT 0,
    "purchaseCount" INTEGER NOT NULL DEFAULT 0,
    "revenue" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "ratingMean" DOUBLE PRECISION,
    "ratingCount" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Interaction" (
    "shopId" INTEGER NOT NULL,
    "key" BIGINT NOT NULL,
    "customerId" INTEGER NOT NULL,
    "productId" INTEGER NOT NULL,
    "importId" UUID,
    "kind" "InteractionKind" NOT NULL,
    "value" DOUBLE PRECISION,
    "quantity" INTEGER,
    "unitPrice" DOUBLE PRECISION,
    "time" TIMESTAMPTZ(3),
    "session" TEXT,

    CONSTRAINT "Interaction_pkey" PRIMARY KEY ("shopId","key")
);

-- CreateTable
CREATE TABLE "Import" (
    "id" UUID NOT NULL,
    "shopId" INTEGER NOT NULL,
    "fileName" TEXT NOT NULL,
    "fileSize" BIGINT NOT NULL,
    "fileHash" TEXT,
    "format" TEXT,
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "status" "ImportStatus" NOT NULL DEFAULT 'uploaded',
    "report" JSONB,
    "interactionsAdded" INTEGER NOT NULL DEFAULT 0,
    "interactionsKnown" INTEGER NOT NULL DEFAULT 0,
    "customersAdded" INTEGER NOT NULL DEFAULT 0,
    "customersUpdated" INTEGER NOT NULL DEFAULT 0,
    "productsAdded" INTEGER NOT NULL DEFAULT 0,
    "productsUpdated" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportReject" (
    "importId" UUID NOT NULL,
    "line" BIGINT NOT NULL,
    "issue" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "raw" TEXT NOT NULL,

    CONSTRAINT "ImportReject_pkey" PRIMARY KEY ("importId","line")
);

-- CreateTable
CREATE TABLE "CatalogChange" (
    "importId" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "entityId" INTEGER NOT NULL,
    "before" JSONB NOT NULL,

    CONSTRAINT "CatalogChange_pkey" PRIMARY KEY ("importId","entity","entityId")
);

-- CreateTable
CREATE TABLE "ModelRun" (
    "id" UUID NOT NULL,
    "shopId" INTEGER NOT NULL,
    "jobId" UUID,
    "algorithm" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "protocol" JSONB NOT NULL,
    "metrics" JSONB,
    "fitSeconds" DOUBLE PRECISION,
    "scoreSeconds" DOUBLE PRECISION,
    "customers" INTEGER NOT NULL DEFAULT 0,
    "products" INTEGER NOT NULL DEFAULT 0,
    "interactions" INTEGER NOT NULL DEFAULT 0,
    "stateBytes" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ModelRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModelPart" (
    "runId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "ModelPart_pkey" PRIMARY KEY ("runId","name","seq")
);

-- CreateTable
CREATE TABLE "SimilarityMap" (
    "id" UUID NOT NULL,
    "shopId" INTEGER NOT NULL,
    "requestHash" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "head" JSONB NOT NULL,
    "cells" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SimilarityMap_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" UUID NOT NULL,
    "shopId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "status" "JobStatus" NOT NULL DEFAULT 'queued',
    "dedupeKey" TEXT,
    "subject" TEXT NOT NULL,
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "stage" TEXT,
    "rate" DOUBLE PRECISION,
    "resultId" TEXT,
    "error" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "maxAttempts" INTEGER NOT NULL DEFAULT 2,
    "runAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelAt" TIMESTAMPTZ(3),
    "lockedBy" TEXT,
    "leaseUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Shop_slug_key" ON "Shop"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Shop_name_key" ON "Shop"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Shop_currentRunId_key" ON "Shop"("currentRunId");

-- CreateIndex
CREATE INDEX "Customer_shopId_lastSeen_idx" ON "Customer"("shopId", "lastSeen");

-- CreateIndex
CREATE INDEX "Customer_shopId_interactionCount_idx" ON "Customer"("shopId", "interactionCount");

-- CreateIndex
CREATE INDEX "Customer_importId_idx" ON "Customer"("importId");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_shopId_externalId_key" ON "Customer"("shopId", "externalId");

-- CreateIndex
CREATE INDEX "Product_shopId_interactionCount_idx" ON "Product"("shopId", "interactionCount");

-- CreateIndex
CREATE INDEX "Product_shopId_category_idx" ON "Product"("shopId", "category");

-- CreateIndex
CREATE INDEX "Product_importId_idx" ON "Product"("importId");

-- CreateIndex
CREATE UNIQUE INDEX "Product_shopId_externalId_key" ON "Product"("shopId", "externalId");

-- CreateIndex
CREATE INDEX "Interaction_customerId_idx" ON "Interaction"("customerId");

-- CreateIndex
CREATE INDEX "Interaction_productId_idx" ON "Interaction"("productId");

-- CreateIndex
CREATE INDEX "Import_shopId_createdAt_idx" ON "Import"("shopId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "ModelRun_jobId_key" ON "ModelRun"("jobId");

-- CreateIndex
CREATE INDEX "ModelRun_shopId_createdAt_idx" ON "ModelRun"("shopId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "SimilarityMap_shopId_requestHash_key" ON "SimilarityMap"("shopId", "requestHash");

-- CreateIndex
CREATE INDEX "Job_status_runAt_idx" ON "Job"("status", "runAt");

-- CreateIndex
CREATE INDEX "Job_shopId_createdAt_idx" ON "Job"("shopId", "createdAt");

-- AddForeignKey
ALTER TABLE "Shop" ADD CONSTRAINT "Shop_currentRunId_fkey" FOREIGN KEY ("currentRunId") REFERENCES "ModelRun"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Product" ADD CONSTRAINT "Product_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportReject" ADD CONSTRAINT "ImportReject_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CatalogChange" ADD CONSTRAINT "CatalogChange_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelRun" ADD CONSTRAINT "ModelRun_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelPart" ADD CONSTRAINT "ModelPart_runId_fkey" FOREIGN KEY ("runId") REFERENCES "ModelRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SimilarityMap" ADD CONSTRAINT "SimilarityMap_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- At most one queued or running job has a given key (Prisma has no word for a partial index).
CREATE UNIQUE INDEX "Job_dedupeKey_open_key" ON "Job"("dedupeKey") WHERE "status" IN ('queued', 'running');
