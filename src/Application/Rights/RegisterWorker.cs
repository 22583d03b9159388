using Neura.Cryptography.Age;
using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Sealing;

namespace NeuraNft.Application.Rights;

/// <summary>
/// Says for whom the headers of a worker's jobs are minted. Another recipient replaces the one before; the log keeps both.
/// </summary>
public sealed class RegisterWorker(DocumentStore store)
{
    public async Task HandleAsync(string worker, AgeRecipient recipient, CancellationToken cancellationToken)
    {
        var registered = new WorkerEvent.WorkerRegistered(worker, recipient.ToString());
        var written = await store.WriteAsync(
            StreamKeys.Worker(worker), Aggregates.WorkerRecipient, new EventMetadata { UserName = "worker:" + worker },
            (known, _) => known == registered.Recipient ? Decision.Accept([]) : Decision.Accept([registered]), cancellationToken);
        if (!written.Append.IsWritten)
            throw new InvalidOperationException($"The log did not take a worker's registration: {written.Append.Verdict}.");
    }
}
