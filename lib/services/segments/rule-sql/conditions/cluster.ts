import 'server-only';
import { type CompileCondition, type ConditionOf } from '@/lib/services/segments/rule-sql/condition-sql';

/** Whether a customer is in a cluster. Who was not there when the shop was clustered is in none. */
export const compileCluster: CompileCondition<ConditionOf<'cluster'>> = (condition, scope) => {
  const { clusteringId, cluster, isIn } = condition;
  const members = scope.join(
    `(SELECT "customerId", "cluster" FROM "ClusterMember" WHERE "clusteringId" = ${scope.param(clusteringId, 'uuid')})`,
  );
  const value = `${members}."cluster"`;
  return { where: `${value} ${isIn ? '=' : 'IS DISTINCT FROM'} ${scope.param(cluster, 'int4')}`, value };
};
