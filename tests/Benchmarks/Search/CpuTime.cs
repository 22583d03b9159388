using System.Globalization;
using Npgsql;

namespace NeuraNft.Benchmarks.Search;

/// <summary>
/// Time on a processor of the server's sessions, told by Linux: what a question costs, whatever else the machine does.
/// </summary>
internal sealed class CpuTime
{
    private readonly IReadOnlyList<string> files;

    private CpuTime(IReadOnlyList<string> files) => this.files = files;

    public static async Task<CpuTime> OfAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        await using var command = source.CreateCommand("select pid from pg_stat_activity where backend_type = 'client backend'");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var files = new List<string>();
        while (await reader.ReadAsync(ct))
            files.Add($"/proc/{reader.GetInt32(0)}/schedstat");
        return new CpuTime(files);
    }

    /// <summary>Milliseconds; 0 where there is no such system.</summary>
    public double Now() => files.Where(File.Exists)
        .Sum(f => double.Parse(File.ReadAllText(f).Split(' ')[0], CultureInfo.InvariantCulture)) / 1e6;
}
