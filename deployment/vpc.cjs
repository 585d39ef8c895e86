/**
 * The VPC of the functions, from the parameters `subnetIds` and `securityGroupIds`, each a list with commas; null: no VPC.
 *
 * In CommonJS, because the deployment tool loads only .js, .cjs, .json and .yml.
 */
const KINDS = { subnetIds: /^subnet-[0-9a-f]+$/, securityGroupIds: /^sg-[0-9a-f]+$/ };

module.exports = async ({ resolveVariable }) => {
  const lists = {};
  for (const [name, form] of Object.entries(KINDS)) {
    const ids = String(await resolveVariable(`param:${name}`))
      .split(',')
      .filter(Boolean);
    const wrong = ids.filter((id) => !form.test(id));
    if (wrong.length > 0) {
      throw new Error(
        `${name}: ${wrong.join(', ')} is no id such as ${name === 'subnetIds' ? 'subnet' : 'sg'}-0a1b2c3d`,
      );
    }
    lists[name] = ids;
  }
  const missing = Object.keys(KINDS).filter((name) => lists[name].length === 0);
  if (missing.length === 1) {
    throw new Error(
      `${missing[0]} is missing: a VPC needs subnetIds and securityGroupIds; without a VPC, give neither`,
    );
  }
  return { vpc: missing.length === 0 ? lists : null };
};
