using System.Diagnostics;
using System.Text.Json;

namespace NeuraNft.Operator.Tests;

public sealed class ProcessTests(MarketDatabase market) : IClassFixture<MarketDatabase>
{
    [Fact]
    public async Task Program_itself_answers_in_plain_lines_and_exit_codes()
    {
        var (code, output, error) = await RunAsync("status", "--json");
        (code, error).ShouldBe((0, ""));
        JsonSerializer.Deserialize<JsonElement>(output).GetProperty("head").GetInt64().ShouldBe(0);
        (code, output, error) = await RunAsync("explain", "none/such");
        (code, output).ShouldBe((1, ""));
        error.ShouldBe("NOT_FOUND: There is no stream none/such." + Environment.NewLine);
        (await RunAsync("nonsense")).Code.ShouldBe(2);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "neura.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NEURANFT_POSTGRES"] = market.ConnectionString;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(MarketDatabase.Ct);
        var output = await process.StandardOutput.ReadToEndAsync(MarketDatabase.Ct);
        await process.WaitForExitAsync(MarketDatabase.Ct);
        return (process.ExitCode, output, await error);
    }
}
