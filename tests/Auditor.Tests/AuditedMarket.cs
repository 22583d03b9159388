using Neura.Cryptography;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Tiles;
using NeuraNft.Application.Audit;
using NeuraNft.Application.Tests;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Tests;

namespace NeuraNft.Auditor.Tests;

/// <summary>A database with events, the log over them, and the files that an auditor has.</summary>
internal sealed class AuditedMarket(MarketFixture market) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neura-auditor-");
    private readonly Key _key = Key.Create(SignatureAlgorithm.Ed25519);

    public NoteSigner Signer => new("neuranft.test/audit", NoteKeyType.Ed25519, _key);

    public string Tiles => Path.Combine(_folder.FullName, "log");

    public string Policy => At("policy");

    public string At(string name) => Path.Combine(_folder.FullName, name);

    public async Task<long> GrowAsync(int events)
    {
        for (var i = 0; i < events; i += 20)
            await market.AppendAsync($"contract/{Guid.NewGuid()}", [.. Enumerable.Range(0, 20).Select(Event)]);
        var head = await market.CountAsync("SELECT position FROM es_head");
        await new AuditLog(new AuditLeaves(market.Db), new FolderTileStore(Tiles), Signer, TimeProvider.System).ExtendAsync(head, Ct);
        await File.WriteAllTextAsync(Policy, $"log {Signer.Verifier}\nquorum none\n", Ct);
        return head;
    }

    /// <summary>Runs the command: exit code and everything that it wrote.</summary>
    public static async Task<(ExitCode Code, string Text)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        var code = await AuditCommand.RunAsync(args, new Screen(output, output, isTerminal: false), Ct);
        return ((ExitCode)code, output.ToString());
    }

    public void Dispose()
    {
        _key.Dispose();
        _folder.Delete(recursive: true);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static object Event(int size) =>
        new ContractEvent.AuditAnchored(Sample.Contract, "Some/log", size, Convert.ToBase64String(new byte[32]), Sample.Dave, Sample.At(7));
}
