using NeuraNft.Auditor;

using var ended = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // What was begun is taken back first, such as a replay's schema.
    pressed.Cancel = true;
    ended.Cancel();
};
return await AuditCommand.RunAsync(args, Screen.OfThisProcess(), ended.Token);
