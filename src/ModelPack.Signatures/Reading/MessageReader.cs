namespace ModelPack.Signatures;

/// <summary>Reads one message of <c>onnx.proto</c>, field by field. The walk over nested messages is <see cref="MessageWalk"/>'s.</summary>
internal abstract class MessageReader
{
    /// <summary>Takes the field's value, skips it, or leaves it to the reader that is returned: then it is a message.</summary>
    public abstract MessageReader? ReadField(ProtobufReader reader, ProtobufField field);

    /// <summary>Called once, behind the message's last field.</summary>
    public virtual void Complete()
    {
    }
}
