/** The options of an SQS client. A custom endpoint wins over the queue URL's host. */
export function sqsOptions(endpoint: string | undefined) {
  return { useQueueUrlAsEndpoint: endpoint === undefined };
}

/** The options of an S3 client. A custom endpoint needs the bucket in the path, because its host name has no bucket. */
export function s3Options(endpoint: string | undefined) {
  return { forcePathStyle: endpoint !== undefined };
}
