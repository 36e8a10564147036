namespace ModelPack.Conformance.Tests.Raw;

/// <summary>ONNX Runtime's C# API has no way to make a value.</summary>
internal sealed class CannotBeFedException(string message) : Exception(message);
