using Microsoft.Extensions.Options;
using Neura.Cryptography.Age;
using NeuraNft.Application.Rights;

namespace NeuraNft.InferenceWorker;

/// <summary>
/// The age key of this process. It is never on a disk: a worker that starts anew registers a new one, and what was minted for the old one
/// opens nothing any more.
/// </summary>
public sealed class WorkerIdentity(RegisterWorker register, IOptions<WorkerOptions> options) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private bool isRegistered;

    public AgeIdentity Age { get; } = AgeIdentity.Create();

    /// <summary>Says in the log for whom headers are to be minted; once a process.</summary>
    public async Task RegisterAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (!isRegistered)
                await register.HandleAsync(options.Value.Id, Age.Recipient, cancellationToken);
            isRegistered = true;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose()
    {
        Age.Dispose();
        one.Dispose();
    }
}
