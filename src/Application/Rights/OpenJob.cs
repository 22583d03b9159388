using NeuraNft.Domain;

namespace NeuraNft.Application.Rights;

/// <summary>A job that has not ended, as far as the log was watched.</summary>
internal sealed record OpenJob(Guid Job, Account Requester, BlockTime RequestedAt, long Position);
