using NeuraNft.Operator;

return await NeuraCommand.RunAsync(args, Terminal.OfThisProcess(), CancellationToken.None);
