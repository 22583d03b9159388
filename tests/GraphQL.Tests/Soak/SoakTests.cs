namespace NeuraNft.GraphQL.Tests.Soak;

public sealed class SoakTests
{
    [Fact]
    public async Task Mixed_load_for_a_minute_makes_no_error_and_leaves_memory_flat()
    {
        var run = await SoakRun.OfAsync(TimeSpan.FromSeconds(60), windows: 10, TestContext.Current.CancellationToken);
        var told = $"{run.Steps} steps, {run.Maximum:0} a second at most, resident "
            + string.Join(" ", run.Resident.Select(r => $"{r / 1048576.0:0.0}")) + " MiB";
        TestContext.Current.TestOutputHelper?.WriteLine(told);
        run.Errors.ShouldBeEmpty();
        run.Steps.ShouldBeGreaterThan(500);
        run.Spread.ShouldBeLessThanOrEqualTo(0.05, told);
    }
}
