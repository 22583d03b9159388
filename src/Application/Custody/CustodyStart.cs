using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Neura.Cryptography.Age;
using Neura.Cryptography.Sharing;

namespace NeuraNft.Application.Custody;

/// <summary>Opens the custody with the key file before anything is served, or leaves it sealed until the shares come.</summary>
public sealed class CustodyStart(IOptions<CustodyOptions> options, CustodyBook book, KeyCustody custody, ILogger<CustodyStart> logger)
    : IHostedService
{
    /// <exception cref="CustodyException">The key file is missing, not the right one, or the keys are in shares.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.KeyFile is not { } path)
        {
            CustodyLog.WaitingForShares(logger);
            return;
        }
        var stored = await book.ReadAsync(cancellationToken);
        if (stored.Current is null && options.Value.CreateKeyFile && !File.Exists(path)) MakeFile(path);
        var master = MasterKeyFile.Read(path);
        AgeIdentity? identity = null;
        try
        {
            // A file that was made before a crash is taken as it is.
            if (stored.Current is null) await CreateAsync(master, cancellationToken);
            identity = await book.OpenAsync(master, null, cancellationToken);
        }
        finally
        {
            if (identity is null) master.Dispose();
        }
        custody.Unseal(master, identity);
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        custody.Forget();
        return Task.CompletedTask;
    }

    private void MakeFile(string path)
    {
        using var key = SplitKey.Create();
        if (MasterKeyFile.TryCreate(path, key)) CustodyLog.KeyFileMade(logger, path);
    }

    private async Task CreateAsync(SplitKey master, CancellationToken ct)
    {
        try
        {
            await book.CreateAsync(master, null, ct);
        }
        catch (CustodyException exists) when (exists.Code == "CUSTODY_EXISTS")
        {
            // Another node came first, with the same file or another: opening tells.
        }
    }
}
