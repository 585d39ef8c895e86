/** Options of an SQS client: a custom endpoint wins over the queue URL's host. */
export function sqsOptions(endpoint: string | undefined) {
  return { useQueueUrlAsEndpoint: endpoint === undefined };
}

/** Options of an S3 client: a custom endpoint has no bucket names in its host name. */
export function s3Options(endpoint: string | undefined) {
  return { forcePathStyle: endpoint !== undefined };
}
