using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Registry;

/// <summary>
/// Loads the models that the operator names. Sealed ones cannot be among them: a key is released for a job alone.
/// </summary>
public sealed class WarmUp(ModelFiles files, ModelSessionCache sessions, IOptions<WorkerOptions> options, ILogger<WarmUp> log)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var cid in options.Value.WarmUp)
        {
            try
            {
                var bytes = Array.Empty<byte>();
                await files.ReadAsync(cid, size => bytes = new byte[size], cancellationToken);
                var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
                var source = new ModelSource(sha256, cid, sha256, (room, _) =>
                {
                    bytes.CopyTo(room(bytes.LongLength));
                    return Task.CompletedTask;
                }) { IsVerified = true };
                if (await sessions.OpenAsync(source, cancellationToken) is ModelResult<ModelLease>.Success loaded)
                    loaded.Value.Dispose();
                else
                    WorkerLog.NotWarmed(log, null, cid);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // A job that needs it will say what is wrong.
                WorkerLog.NotWarmed(log, e, cid);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
