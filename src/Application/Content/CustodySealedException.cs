namespace NeuraNft.Application.Content;

/// <summary>The custody's keys are not open: nothing is encrypted or released until the server is unsealed.</summary>
public sealed class CustodySealedException() : InvalidOperationException("The server is sealed.");
