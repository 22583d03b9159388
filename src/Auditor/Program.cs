using NeuraNft.Auditor;

return await AuditCommand.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
