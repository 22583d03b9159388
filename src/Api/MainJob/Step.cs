namespace NeuraNft.Api.MainJob;

/// <summary>One step of the main job: what it does in plain words, and the work, which answers what was seen.</summary>
internal sealed record Step(string Title, Func<CancellationToken, Task<string>> RunAsync);
