using Google.Protobuf.Reflection;

namespace ModelPack.Grpc.Tests;

/// <summary>What goes over the wire is fixed by the protocol: names of service and methods, types and numbers of fields.</summary>
public sealed class ProtocolTests
{
    private static readonly Dictionary<string, string> s_messages = new()
    {
        ["ServerLiveRequest"] = "",
        ["ServerLiveResponse"] = "live=1:Bool",
        ["ServerReadyRequest"] = "",
        ["ServerReadyResponse"] = "ready=1:Bool",
        ["ModelReadyRequest"] = "name=1:String version=2:String",
        ["ModelReadyResponse"] = "ready=1:Bool",
        ["ServerMetadataRequest"] = "",
        ["ServerMetadataResponse"] = "name=1:String version=2:String extensions=3:String*",
        ["ModelMetadataRequest"] = "name=1:String version=2:String",
        ["ModelMetadataResponse"] = "name=1:String versions=2:String* platform=3:String inputs=4:Message* outputs=5:Message* properties=6:Message*",
        ["ModelMetadataResponse.TensorMetadata"] = "name=1:String datatype=2:String shape=3:Int64*",
        ["ModelInferRequest"] = "model_name=1:String model_version=2:String id=3:String parameters=4:Message* inputs=5:Message* outputs=6:Message* raw_input_contents=7:Bytes*",
        ["ModelInferRequest.InferInputTensor"] = "name=1:String datatype=2:String shape=3:Int64* parameters=4:Message* contents=5:Message",
        ["ModelInferRequest.InferRequestedOutputTensor"] = "name=1:String parameters=2:Message*",
        ["ModelInferResponse"] = "model_name=1:String model_version=2:String id=3:String parameters=4:Message* outputs=5:Message* raw_output_contents=6:Bytes*",
        ["ModelInferResponse.InferOutputTensor"] = "name=1:String datatype=2:String shape=3:Int64* parameters=4:Message* contents=5:Message",
        ["InferParameter"] = "bool_param=1:Bool int64_param=2:Int64 string_param=3:String double_param=4:Double uint64_param=5:UInt64",
        ["InferTensorContents"] = "bool_contents=1:Bool* int_contents=2:Int32* int64_contents=3:Int64* uint_contents=4:UInt32* uint64_contents=5:UInt64* fp32_contents=6:Float* fp64_contents=7:Double* bytes_contents=8:Bytes*",
    };

    [Fact]
    public void Messages_have_the_fields_of_the_protocol()
    {
        FileDescriptor file = ModelInferRequest.Descriptor.File;
        Assert.Equal("inference", file.Package);
        IEnumerable<MessageDescriptor> nested = file.MessageTypes.SelectMany(static message => message.NestedTypes).Where(static message => !message.GetOptions()?.MapEntry ?? true);
        Assert.Equal(s_messages.OrderBy(static message => message.Key), file.MessageTypes.Concat(nested).ToDictionary(static message => message.FullName["inference.".Length..], Fields).OrderBy(static message => message.Key));
    }

    [Fact]
    public void The_service_has_the_methods_of_the_protocol()
    {
        Google.Protobuf.Reflection.ServiceDescriptor service = Assert.Single(ModelInferRequest.Descriptor.File.Services);
        Assert.Equal("inference.GRPCInferenceService", service.FullName);
        Assert.Equal(["ServerLive", "ServerReady", "ModelReady", "ServerMetadata", "ModelMetadata", "ModelInfer"], service.Methods.Select(static method => method.Name));
        Assert.All(service.Methods, static method =>
        {
            Assert.False(method.IsClientStreaming || method.IsServerStreaming);
            Assert.Equal((method.Name + "Request", method.Name + "Response"), (method.InputType.Name, method.OutputType.Name));
        });
    }

    private static string Fields(MessageDescriptor message) =>
        string.Join(" ", message.Fields.InFieldNumberOrder().Select(static field => $"{field.Name}={field.FieldNumber}:{field.FieldType}{(field.IsRepeated || field.IsMap ? "*" : "")}"));
}
