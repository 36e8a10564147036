namespace ModelPack.Grpc.Wire;

/// <summary>A request is no message of the protocol. The text is for the caller and holds nothing of the request.</summary>
internal sealed class MalformedMessageException(string message) : Exception(message);
