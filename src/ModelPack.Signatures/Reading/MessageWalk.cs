using System.Collections.Generic;

namespace ModelPack.Signatures;

/// <summary>Walks nested messages with a stack of its own: a file cannot exhaust the thread's.</summary>
internal static class MessageWalk
{
    public static void Run(ProtobufReader reader, MessageReader root)
    {
        var open = new Stack<MessageReader>();
        open.Push(root);
        while (open.Count > 0)
        {
            MessageReader current = open.Peek();
            if (reader.TryReadField(out ProtobufField field))
            {
                if (current.ReadField(reader, field) is { } nested)
                {
                    reader.Enter(field);
                    open.Push(nested);
                }
            }
            else
            {
                current.Complete();
                open.Pop();
                if (open.Count > 0)
                    reader.Leave();
            }
        }
    }
}
