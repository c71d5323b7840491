package io.turnout.systemtest.deploy;

import java.util.Map;
import java.util.Set;

/**
 * What AWS's resource reference says of a type, as far as the templates use it. Immutable.
 *
 * @param required properties without which it is refused; a dot leads into a property
 * @param attributes that {@code GetAtt} knows
 */
record ResourceType(Set<String> required, Set<String> attributes) {
  static final Map<String, ResourceType> KNOWN =
      Map.ofEntries(
          Map.entry("AWS::EC2::VPC", of(Set.of("CidrBlock"), "VpcId", "CidrBlock")),
          Map.entry(
              "AWS::EC2::Subnet", of(Set.of("VpcId", "CidrBlock"), "SubnetId", "AvailabilityZone")),
          Map.entry("AWS::EC2::InternetGateway", of(Set.of(), "InternetGatewayId")),
          Map.entry(
              "AWS::EC2::VPCGatewayAttachment",
              of(Set.of("VpcId", "InternetGatewayId"), "AttachmentType")),
          Map.entry("AWS::EC2::RouteTable", of(Set.of("VpcId"), "RouteTableId")),
          Map.entry("AWS::EC2::Route", of(Set.of("RouteTableId", "DestinationCidrBlock"))),
          Map.entry(
              "AWS::EC2::SubnetRouteTableAssociation",
              of(Set.of("RouteTableId", "SubnetId"), "Id")),
          Map.entry(
              "AWS::EC2::SecurityGroup",
              of(Set.of("GroupDescription", "VpcId"), "GroupId", "VpcId")),
          Map.entry(
              "AWS::EC2::SecurityGroupIngress",
              of(Set.of("GroupId", "IpProtocol", "FromPort", "ToPort"), "Id")),
          Map.entry("AWS::SecretsManager::Secret", of(Set.of("GenerateSecretString"), "Id")),
          Map.entry("AWS::IAM::ManagedPolicy", of(Set.of("PolicyDocument"), "PolicyArn")),
          Map.entry("AWS::IAM::Role", of(Set.of("AssumeRolePolicyDocument"), "Arn", "RoleId")),
          Map.entry("AWS::IAM::InstanceProfile", of(Set.of("Roles"), "Arn")),
          Map.entry(
              "AWS::EC2::LaunchTemplate",
              of(
                  Set.of("LaunchTemplateData.ImageId", "LaunchTemplateData.MetadataOptions"),
                  "LaunchTemplateId",
                  "LatestVersionNumber",
                  "DefaultVersionNumber")),
          Map.entry(
              "AWS::EC2::Instance",
              of(
                  Set.of(
                      "LaunchTemplate.LaunchTemplateId",
                      "LaunchTemplate.Version",
                      "InstanceType",
                      "SubnetId",
                      "SecurityGroupIds"),
                  "InstanceId",
                  "AvailabilityZone",
                  "PrivateDnsName",
                  "PrivateIp",
                  "PublicDnsName",
                  "PublicIp")),
          Map.entry(
              "AWS::AutoScaling::AutoScalingGroup",
              of(
                  Set.of(
                      "MinSize",
                      "MaxSize",
                      "LaunchTemplate.LaunchTemplateId",
                      "LaunchTemplate.Version",
                      "VPCZoneIdentifier"),
                  "AutoScalingGroupARN")),
          Map.entry(
              "AWS::AutoScaling::ScheduledAction",
              of(Set.of("AutoScalingGroupName"), "ScheduledActionName")));

  private static ResourceType of(Set<String> required, String... attributes) {
    return new ResourceType(required, Set.of(attributes));
  }
}
