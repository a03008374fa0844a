-- AlterTable
ALTER TABLE "Product" ADD COLUMN     "priceBand" TEXT;

-- CreateTable
CREATE TABLE "FeatureRun" (
    "id" UUID NOT NULL,
    "shopId" INTEGER NOT NULL,
    "jobId" UUID,
    "definitions" INTEGER NOT NULL,
    "dataVersion" INTEGER NOT NULL,
    "asOf" TIMESTAMPTZ(3),
    "gates" JSONB NOT NULL DEFAULT '[]',
    "lifetimeValue" JSONB,
    "customers" INTEGER NOT NULL DEFAULT 0,
    "recomputed" INTEGER NOT NULL DEFAULT 0,
    "seconds" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FeatureRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerFeatures" (
    "customerId" INTEGER NOT NULL,
    "shopId" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "orders" INTEGER NOT NULL DEFAULT 0,
    "firstOrderAt" TIMESTAMPTZ(3),
    "lastOrderAt" TIMESTAMPTZ(3),
    "recencyDays" DOUBLE PRECISION,
    "tenureDays" DOUBLE PRECISION,
    "monetary" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "orderValue" DOUBLE PRECISION,
    "basketSize" DOUBLE PRECISION,
    "recencyScore" INTEGER,
    "frequencyScore" INTEGER,
    "monetaryScore" INTEGER,
    "rfmCell" TEXT,
    "orderGapDays" DOUBLE PRECISION,
    "orderGapSpread" DOUBLE PRECISION,
    "nextOrderAt" TIMESTAMPTZ(3),
    "discountShare" DOUBLE PRECISION,
    "returnRate" DOUBLE PRECISION,
    "returns" INTEGER NOT NULL DEFAULT 0,
    "channel" TEXT,
    "topCategory" TEXT,
    "topBrand" TEXT,
    "priceBand" TEXT,
    "hours" INTEGER[],
    "weekdays" INTEGER[],
    "alive" DOUBLE PRECISION,
    "expectedOrders" DOUBLE PRECISION,
    "lifetimeValue" DOUBLE PRECISION,
    "lifetimeValueLow" DOUBLE PRECISION,
    "lifetimeValueHigh" DOUBLE PRECISION,

    CONSTRAINT "CustomerFeatures_pkey" PRIMARY KEY ("customerId")
);

-- CreateTable
CREATE TABLE "CustomerAffinity" (
    "customerId" INTEGER NOT NULL,
    "shopId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "share" DOUBLE PRECISION NOT NULL,
    "lift" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "CustomerAffinity_pkey" PRIMARY KEY ("customerId","kind","name")
);

-- CreateTable
CREATE TABLE "Clustering" (
    "id" UUID NOT NULL,
    "shopId" INTEGER NOT NULL,
    "jobId" UUID NOT NULL,
    "input" JSONB NOT NULL,
    "report" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Clustering_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClusterMember" (
    "clusteringId" UUID NOT NULL,
    "customerId" INTEGER NOT NULL,
    "cluster" INTEGER NOT NULL,
    "certainty" REAL NOT NULL DEFAULT 0,
    "pcaX" REAL NOT NULL,
    "pcaY" REAL NOT NULL,
    "umapX" REAL,
    "umapY" REAL,

    CONSTRAINT "ClusterMember_pkey" PRIMARY KEY ("clusteringId","customerId")
);

-- CreateTable
CREATE TABLE "BehaviourModel" (
    "id" UUID NOT NULL,
    "shopId" INTEGER NOT NULL,
    "jobId" UUID NOT NULL,
    "target" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "report" JSONB,
    "archivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "BehaviourModel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Prediction" (
    "modelId" UUID NOT NULL,
    "customerId" INTEGER NOT NULL,
    "probability" DOUBLE PRECISION NOT NULL,
    "values" JSONB NOT NULL,

    CONSTRAINT "Prediction_pkey" PRIMARY KEY ("modelId","customerId")
);

-- CreateTable
CREATE TABLE "Segment" (
    "id" UUID NOT NULL,
    "shopId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "rule" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "schedule" TEXT NOT NULL DEFAULT 'manual',
    "nextAt" TIMESTAMPTZ(3),
    "size" INTEGER NOT NULL DEFAULT 0,
    "refreshedAt" TIMESTAMPTZ(3),
    "dataVersion" INTEGER,
    "archivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Segment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SegmentVersion" (
    "segmentId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "rule" JSONB,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SegmentVersion_pkey" PRIMARY KEY ("segmentId","version")
);

-- CreateTable
CREATE TABLE "SegmentMember" (
    "segmentId" UUID NOT NULL,
    "customerId" INTEGER NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SegmentMember_pkey" PRIMARY KEY ("segmentId","customerId")
);

-- CreateTable
CREATE TABLE "SegmentRefresh" (
    "id" SERIAL NOT NULL,
    "segmentId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "entered" INTEGER NOT NULL,
    "left" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SegmentRefresh_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SegmentChange" (
    "id" BIGSERIAL NOT NULL,
    "segmentId" UUID NOT NULL,
    "refreshId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "hasEntered" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SegmentChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Webhook" (
    "id" UUID NOT NULL,
    "segmentId" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "id" UUID NOT NULL,
    "webhookId" UUID NOT NULL,
    "payload" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "answer" TEXT,
    "nextAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deliveredAt" TIMESTAMPTZ(3),

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerNote" (
    "id" SERIAL NOT NULL,
    "shopId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "author" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CustomerNote_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Interaction_shopId_kind_time_customerId_idx" ON "Interaction"("shopId", "kind", "time", "customerId");

-- CreateIndex
CREATE UNIQUE INDEX "FeatureRun_jobId_key" ON "FeatureRun"("jobId");

-- CreateIndex
CREATE INDEX "FeatureRun_shopId_createdAt_idx" ON "FeatureRun"("shopId", "createdAt");

-- CreateIndex
CREATE INDEX "CustomerFeatures_shopId_rfmCell_idx" ON "CustomerFeatures"("shopId", "rfmCell");

-- CreateIndex
CREATE INDEX "CustomerFeatures_shopId_recencyDays_idx" ON "CustomerFeatures"("shopId", "recencyDays");

-- CreateIndex
CREATE INDEX "CustomerFeatures_shopId_orders_idx" ON "CustomerFeatures"("shopId", "orders");

-- CreateIndex
CREATE INDEX "CustomerFeatures_shopId_monetary_idx" ON "CustomerFeatures"("shopId", "monetary");

-- CreateIndex
CREATE INDEX "CustomerAffinity_shopId_kind_name_idx" ON "CustomerAffinity"("shopId", "kind", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Clustering_jobId_key" ON "Clustering"("jobId");

-- CreateIndex
CREATE INDEX "Clustering_shopId_createdAt_idx" ON "Clustering"("shopId", "createdAt");

-- CreateIndex
CREATE INDEX "ClusterMember_customerId_idx" ON "ClusterMember"("customerId");

-- CreateIndex
CREATE UNIQUE INDEX "BehaviourModel_jobId_key" ON "BehaviourModel"("jobId");

-- CreateIndex
CREATE INDEX "BehaviourModel_shopId_createdAt_idx" ON "BehaviourModel"("shopId", "createdAt");

-- CreateIndex
CREATE INDEX "Prediction_customerId_idx" ON "Prediction"("customerId");

-- CreateIndex
CREATE INDEX "Segment_nextAt_idx" ON "Segment"("nextAt");

-- CreateIndex
CREATE UNIQUE INDEX "Segment_shopId_name_key" ON "Segment"("shopId", "name");

-- CreateIndex
CREATE INDEX "SegmentMember_customerId_idx" ON "SegmentMember"("customerId");

-- CreateIndex
CREATE INDEX "SegmentRefresh_segmentId_at_idx" ON "SegmentRefresh"("segmentId", "at");

-- CreateIndex
CREATE INDEX "SegmentChange_segmentId_at_idx" ON "SegmentChange"("segmentId", "at");

-- CreateIndex
CREATE INDEX "SegmentChange_customerId_idx" ON "SegmentChange"("customerId");

-- CreateIndex
CREATE INDEX "WebhookDelivery_webhookId_createdAt_idx" ON "WebhookDelivery"("webhookId", "createdAt");

-- CreateIndex
CREATE INDEX "WebhookDelivery_status_nextAt_idx" ON "WebhookDelivery"("status", "nextAt");

-- CreateIndex
CREATE INDEX "CustomerNote_customerId_createdAt_idx" ON "CustomerNote"("customerId", "createdAt");

-- AddForeignKey
ALTER TABLE "FeatureRun" ADD CONSTRAINT "FeatureRun_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomerFeatures" ADD CONSTRAINT "CustomerFeatures_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomerAffinity" ADD CONSTRAINT "CustomerAffinity_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Clustering" ADD CONSTRAINT "Clustering_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClusterMember" ADD CONSTRAINT "ClusterMember_clusteringId_fkey" FOREIGN KEY ("clusteringId") REFERENCES "Clustering"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BehaviourModel" ADD CONSTRAINT "BehaviourModel_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Prediction" ADD CONSTRAINT "Prediction_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "BehaviourModel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Segment" ADD CONSTRAINT "Segment_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SegmentVersion" ADD CONSTRAINT "SegmentVersion_segmentId_fkey" FOREIGN KEY ("segmentId") REFERENCES "Segment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SegmentMember" ADD CONSTRAINT "SegmentMember_segmentId_fkey" FOREIGN KEY ("segmentId") REFERENCES "Segment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SegmentRefresh" ADD CONSTRAINT "SegmentRefresh_segmentId_fkey" FOREIGN KEY ("segmentId") REFERENCES "Segment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SegmentChange" ADD CONSTRAINT "SegmentChange_segmentId_fkey" FOREIGN KEY ("segmentId") REFERENCES "Segment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_segmentId_fkey" FOREIGN KEY ("segmentId") REFERENCES "Segment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_webhookId_fkey" FOREIGN KEY ("webhookId") REFERENCES "Webhook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomerNote" ADD CONSTRAINT "CustomerNote_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
