-- AlterTable
ALTER TABLE "Job" ADD COLUMN     "told" JSONB;
