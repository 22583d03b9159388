using System.Diagnostics;

namespace NeuraNft.EndToEnd;

/// <summary>The program itself, as ./run.sh starts it.</summary>
internal sealed record MarketProgram(int ExitCode, string Output)
{
    public static async Task<MarketProgram> RunAsync(CancellationToken cancellationToken, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Binary());
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new MarketProgram(process.ExitCode, output + await errors);
    }

    // …/tests/EndToEnd/bin/<configuration>/net10.0/ → …/src/Api/bin/<configuration>/net10.0/
    private static string Binary()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var repository = own.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(repository, "src", "Api", "bin", own.Parent.Name, own.Name, "NeuraNft.Api.dll");
    }
}
