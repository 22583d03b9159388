using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.Application.Inferences;

/// <summary>Says in the log with which keys a worker signs its receipts and opens encrypted inputs. Once for each worker and key.</summary>
public sealed class RegisterWorkerKeys(DocumentStore store)
{
    public async Task HandleAsync(WorkerKeyEvent.WorkerKeysRegistered keys, CancellationToken cancellationToken)
    {
        var written = await store.WriteAsync(
            SealedInputs.StreamOf(keys.EncryptionKey), Aggregates.WorkerKeys, new EventMetadata { UserName = "worker:" + keys.Worker },
            (known, _) => known.Workers.Contains(keys.Worker) ? Decision.Accept() : Decision.Accept(keys), cancellationToken);
        if (!written.Append.IsWritten)
            throw new InvalidOperationException($"The log did not take a worker's keys: {written.Append.Verdict}.");
    }
}
