-- AlterTable
ALTER TABLE "ModelRun" ADD COLUMN     "archivedAt" TIMESTAMPTZ(3),
ADD COLUMN     "curve" JSONB,
ADD COLUMN     "groups" JSONB,
ADD COLUMN     "intervals" JSONB,
ADD COLUMN     "isRepeatEqual" BOOLEAN,
ADD COLUMN     "repeatOfId" UUID,
ADD COLUMN     "verdicts" JSONB;

-- CreateTable
CREATE TABLE "JudgedPart" (
    "runId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "JudgedPart_pkey" PRIMARY KEY ("runId","name","seq")
);

-- CreateTable
CREATE TABLE "Promotion" (
    "id" SERIAL NOT NULL,
    "shopId" INTEGER NOT NULL,
    "runId" UUID,
    "algorithm" TEXT,
    "isRollback" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Promotion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Search" (
    "id" UUID NOT NULL,
    "shopId" INTEGER NOT NULL,
    "jobId" UUID NOT NULL,
    "algorithm" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "trials" JSONB NOT NULL DEFAULT '[]',
    "best" JSONB,
    "runId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Search_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Promotion_shopId_id_idx" ON "Promotion"("shopId", "id");

-- CreateIndex
CREATE INDEX "Promotion_runId_idx" ON "Promotion"("runId");

-- CreateIndex
CREATE UNIQUE INDEX "Search_jobId_key" ON "Search"("jobId");

-- CreateIndex
CREATE UNIQUE INDEX "Search_runId_key" ON "Search"("runId");

-- CreateIndex
CREATE INDEX "Search_shopId_createdAt_idx" ON "Search"("shopId", "createdAt");

-- AddForeignKey
ALTER TABLE "ModelRun" ADD CONSTRAINT "ModelRun_repeatOfId_fkey" FOREIGN KEY ("repeatOfId") REFERENCES "ModelRun"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JudgedPart" ADD CONSTRAINT "JudgedPart_runId_fkey" FOREIGN KEY ("runId") REFERENCES "ModelRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Promotion" ADD CONSTRAINT "Promotion_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Promotion" ADD CONSTRAINT "Promotion_runId_fkey" FOREIGN KEY ("runId") REFERENCES "ModelRun"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Search" ADD CONSTRAINT "Search_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Search" ADD CONSTRAINT "Search_runId_fkey" FOREIGN KEY ("runId") REFERENCES "ModelRun"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The history of current models begins with the ones that are current now.
INSERT INTO "Promotion" ("shopId", "runId", "algorithm", "createdAt")
SELECT s."id", r."id", r."algorithm", coalesce(r."finishedAt", r."createdAt")
FROM "Shop" s JOIN "ModelRun" r ON r."id" = s."currentRunId";
