namespace ModelPack.Replay.Examples;

/// <summary>A value of a graph input or output. An ONNX optional that holds nothing is null.</summary>
internal abstract record ExampleValue;
