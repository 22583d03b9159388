using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Custody;
using Npgsql;

namespace NeuraNft.Operator.Tests;

/// <summary>The part of a running market that neura custody speaks to, on a socket of its own.</summary>
internal sealed class RunningCustody : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly Unsealing unsealing;
    private readonly CustodySocket server;

    private RunningCustody(NpgsqlDataSource database)
    {
        folder = Directory.CreateTempSubdirectory("neura-");
        Socket = Path.Combine(folder.FullName, "custody.sock");
        var book = new CustodyBook(database);
        unsealing = new Unsealing(book, Keys);
        var options = Options.Create(new CustodyOptions { Shares = true, Socket = Socket });
        server = new CustodySocket(options, new CustodyDesk(Keys, book, unsealing), NullLogger<CustodySocket>.Instance);
    }

    public KeyCustody Keys { get; } = new();

    public string Socket { get; }

    public string Folder => folder.FullName;

    public static async Task<RunningCustody> StartAsync(NpgsqlDataSource database)
    {
        var running = new RunningCustody(database);
        await running.server.StartAsync(CancellationToken.None);
        return running;
    }

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync(CancellationToken.None);
        server.Dispose();
        unsealing.Dispose();
        Keys.Dispose();
        folder.Delete(recursive: true);
    }
}
