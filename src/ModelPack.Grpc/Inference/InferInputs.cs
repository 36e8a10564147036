using System.Runtime.InteropServices;
using System.Text;
using ModelPack.Grpc.Services;
using ModelPack.Grpc.Wire;
using ModelPack.Runtime.Serving;
using ModelPack.Signatures;

namespace ModelPack.Grpc.Inference;

/// <summary>Gives the inputs of a request to a call of the model, and asks for its outputs.</summary>
internal static class InferInputs
{
    private const string WrongType = "MPK3002";
    private const int MaxDatatypeLength = 16;

    /// <summary>Copies the elements of all inputs to the memory that the model reads.</summary>
    /// <remarks>What does not fit the model is among the call's errors.</remarks>
    /// <exception cref="global::Grpc.Core.RpcException">Raw and typed contents are mixed, or raw ones are not one an input.</exception>
    /// <exception cref="MalformedMessageException">Typed contents are no message.</exception>
    public static void Give(InferRequest request, TensorCall call)
    {
        bool isRaw = request.RawContents.Count > 0;
        if (isRaw && request.Inputs.Exists(static input => input.HasContents))
            throw ModelCalls.Invalid("The request has raw_input_contents, so that no input may have contents.");
        if (isRaw && request.RawContents.Count != request.Inputs.Count)
            throw ModelCalls.Invalid("The request must have as many raw_input_contents as inputs.");
        for (int i = 0; i < request.Inputs.Count; i++)
        {
            InferInput input = request.Inputs[i];
            if (!call.TryGive(request[input.Name], TypeOf(request[input.Datatype]), CollectionsMarshal.AsSpan(input.Shape), out TensorMemory memory))
                continue;
            string? problem = isRaw ? RawContents.Copy(request[request.RawContents[i]], memory) : TypedContents.Copy(request.Message, input.Contents, memory);
            if (problem is not null)
                call.Fail(request[input.Name], WrongType, problem);
        }

        foreach (WireRange output in request.Outputs)
            call.TrySelect(request[output]);
    }

    private static TensorElementType TypeOf(ReadOnlySpan<byte> datatype)
    {
        if (datatype.Length > MaxDatatypeLength || !Ascii.IsValid(datatype))
            return TensorElementType.Undefined;
        Span<char> text = stackalloc char[MaxDatatypeLength];
        return TensorDatatypes.Parse(text[..Encoding.ASCII.GetChars(datatype, text)]);
    }
}
