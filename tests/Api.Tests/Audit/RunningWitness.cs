using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Neura.TransparencyLog.Notes;
using NeuraNft.Api.Audit;

namespace NeuraNft.Api.Tests.Audit;

/// <summary>A process that is a witness alone, as Program.cs starts it.</summary>
internal sealed class RunningWitness : IAsyncDisposable
{
    private readonly WebApplication app;

    private RunningWitness(WebApplication app, PolicyWitness witness) => (this.app, Witness) = (app, witness);

    public PolicyWitness Witness { get; }

    public static async Task<RunningWitness> StartAsync(string folder, string name, NoteVerifier log, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var key = Path.Combine(folder, "witness.key");
        if (!File.Exists(key)) await File.WriteAllTextAsync(key, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), ct);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0", ["Witness:Alone"] = "true", ["Witness:Folder"] = Path.Combine(folder, "state"),
            ["Witness:KeyFile"] = key, ["Witness:Name"] = $"witness.test/{name}", ["Witness:Logs:0"] = log.ToString(),
        });
        WitnessHost.IsAlone(builder.Configuration).ShouldBeTrue();
        var app = WitnessHost.Build(builder);
        await app.StartAsync(ct);
        using var http = new HttpClient();
        var address = new Uri($"{app.Urls.First()}/witness");
        NoteVerifier.TryParse((await http.GetStringAsync(new Uri($"{address}/key"), ct)).Trim(), out var verifier).ShouldBeTrue();
        return new RunningWitness(app, new PolicyWitness(name, verifier, address));
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
