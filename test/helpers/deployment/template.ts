/** The part of a CloudFormation template that the tests use. */
export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>>;
}

/** A resource. Its properties depend on its type. */
export interface Resource {
  readonly Type: string;
  readonly Condition?: string;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is JSON of a hundred shapes, which the specification test checks
  readonly Properties: any;
}

/** The region for which templates are resolved. */
export const REGION = 'ap-southeast-1';

/** The account for which templates are resolved. */
export const ACCOUNT = '123456789012';

/** The key of an intrinsic function, which CloudFormation replaces with a value. */
export const INTRINSIC = /^(Ref|Fn::\w+)$/;

/** A reference in the text of `Fn::Sub`: a resource, optionally with an attribute. */
export const SUBSTITUTION = /\$\{([\w:]+)(?:\.(\w+))?\}/g;

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': REGION,
  'AWS::AccountId': ACCOUNT,
};

/** The name of a resource for other resources: its name property, or its logical id in lower case. */
function nameOf(id: string, { Properties }: Resource): string {
  return (
    Properties?.QueueName ??
    Properties?.FunctionName ??
    Properties?.LogGroupName ??
    Properties?.Name ??
    id.toLowerCase()
  );
}

/** The ARN of a resource, as `!GetAtt X.Arn` returns it. */
export function arnOf(template: Template, id: string): string {
  const resource = template.Resources[id] as Resource;
  const name = nameOf(id, resource);
  const at = (service: string, rest: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;
  switch (resource.Type) {
    case 'AWS::SQS::Queue':
      return at('sqs', name);
    case 'AWS::S3::Bucket':
      return `arn:aws:s3:::${name}`;
    case 'AWS::DynamoDB::Table':
      return at('dynamodb', `table/${name}`);
    case 'AWS::Lambda::Function':
      return at('lambda', `function:${name}`);
    case 'AWS::Logs::LogGroup':
      return at('logs', `log-group:${name}:*`);
    case 'AWS::IAM::Role':
      return `arn:aws:iam::${ACCOUNT}:role/${name}`;
    default:
      throw new Error(`No ARN is known for ${resource.Type}`);
  }
}

const RESOLVED = new WeakMap<Template, Template>();

/** Resolves the references and conditions of a template, and removes the resources whose condition is not met. */
export function resolved(template: Template): Template {
  const done = RESOLVED.get(template) ?? resolve(template);
  RESOLVED.set(template, done);
  return done;
}

function resolve(template: Template): Template {
  const attribute = (id: string, name: string): string => {
    const resource = template.Resources[id];
    if (resource === undefined) {
      throw new Error(`${id} is not a resource`);
    }
    return name === 'Arn' ? arnOf(template, id) : nameOf(id, resource);
  };
  const reference = (id: string): string => {
    const resource = template.Resources[id];
    if (PSEUDO[id] !== undefined) {
      return PSEUDO[id];
    }
    if (resource?.Type === 'AWS::SQS::Queue') {
      return `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${nameOf(id, resource)}`;
    }
    if (resource?.Type === 'AWS::SNS::Topic') {
      return `arn:aws:sns:${REGION}:${ACCOUNT}:${resource.Properties.TopicName}`;
    }
    return attribute(id, 'Ref');
  };
  const isMet = (condition: unknown): boolean => {
    const { 'Fn::Equals': equals, 'Fn::Not': not } = condition as {
      'Fn::Equals'?: [unknown, unknown];
      'Fn::Not'?: [unknown];
    };
    if (equals) {
      return value(equals[0]) === value(equals[1]);
    }
    if (not) {
      return !isMet(not[0]);
    }
    throw new Error(`Unknown condition ${JSON.stringify(condition)}`);
  };
  const value = (node: unknown): unknown => {
    if (Array.isArray(node)) {
      return node.map(value).filter((item) => item !== undefined);
    }
    if (node === null || typeof node !== 'object') {
      return node;
    }
    const entries = Object.entries(node);
    const [[key, inside] = ['', undefined]] = entries;
    if (key === 'Ref') {
      return inside === 'AWS::NoValue' ? undefined : reference(inside as string);
    }
    if (key === 'Fn::GetAtt') {
      return attribute(...(inside as [string, string]));
    }
    if (key === 'Fn::Join') {
      const [by, parts] = inside as [string, unknown[]];
      return parts.map(value).join(by);
    }
    if (key === 'Fn::If') {
      const [condition, yes, no] = inside as [string, unknown, unknown];
      return value(isMet(template.Conditions?.[condition]) ? yes : no);
    }
    if (key === 'Fn::Sub') {
      return (inside as string).replace(SUBSTITUTION, (_, id: string, name?: string) =>
        name === undefined ? reference(id) : attribute(id, name),
      );
    }
    return Object.fromEntries(entries.map(([name, part]) => [name, value(part)]));
  };
  const resources = Object.entries(template.Resources).filter(
    ([, { Condition }]) => Condition === undefined || isMet(template.Conditions?.[Condition]),
  );
  return value({ ...template, Conditions: {}, Resources: Object.fromEntries(resources) }) as Template;
}
