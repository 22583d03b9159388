using System.Diagnostics;
using Spectre.Console;

namespace NeuraNft.Api.MainJob;

/// <summary>Runs the steps in order with progress, and names the step that did not hold.</summary>
internal sealed class MainJobRun(IAnsiConsole console)
{
    /// <returns>True when every step held.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<Step> steps, CancellationToken cancellationToken)
    {
        for (var number = 1; number <= steps.Count; number++)
        {
            var step = steps[number - 1];
            var watch = Stopwatch.StartNew();
            try
            {
                var seen = await console.Status().StartAsync(Markup.Escape(step.Title) + " …", _ => step.RunAsync(cancellationToken));
                console.MarkupLineInterpolated($"[green]✓[/] {number,2}. {step.Title} [grey]({watch.ElapsedMilliseconds} ms)[/]");
                foreach (var line in seen.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                    console.MarkupLineInterpolated($"      [grey]{line}[/]");
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                console.MarkupLineInterpolated($"[red]✗ {number,2}. {step.Title}[/]");
                console.MarkupLineInterpolated($"      [red]{e.Message}[/]");
                return false;
            }
        }
        return true;
    }
}
