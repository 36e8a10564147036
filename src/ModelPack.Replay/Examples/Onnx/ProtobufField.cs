namespace ModelPack.Replay.Examples.Onnx;

/// <summary>A field of a protobuf message: a number, or bytes.</summary>
/// <param name="Number">The field's number.</param>
/// <param name="Value">The number of a varint or fixed field, as bits.</param>
/// <param name="Bytes">The bytes of a length-delimited field; null for others.</param>
internal readonly record struct ProtobufField(int Number, ulong Value, ReadOnlyMemory<byte>? Bytes);
