# nn-embed-mini from WordNet 3.0 (Debian: wordnet-base, python3-torch, python3-onnx): python3 train.py, eight minutes of one core.
import re, json
pairs=[]
w=0
for pos in ('noun','verb','adj','adv'):
    for l in open(f'/usr/share/wordnet/data.{pos}',encoding='latin1'):
        if l.startswith('  '): continue
        head,gloss=l.split('|',1); f=head.split(); c=int(f[3],16); lem=[f[4+2*i].replace('_',' ').split('(')[0] for i in range(c)]
        pairs.append((', '.join(lem), gloss.strip()[:300])); w+=1
        for i in range(1,len(lem)): pairs.append((lem[0],lem[i]))
print('wordnet',w,'pairs',len(pairs)); json.dump(pairs,open('pairs.json','w'))
# 128-d sentence embedding (masked mean of word + char-n-gram vectors -> linear -> L2), InfoNCE on pairs. CPU, minutes.
import json, re, random, time, torch, torch.nn as nn, torch.nn.functional as F, zlib, numpy as np
torch.set_num_threads(1); random.seed(1); torch.manual_seed(1)
V, H, D, MAXT = 24000, 40000, 128, 192
pairs=json.load(open('pairs.json')); random.shuffle(pairs)
held_out=[p for p in pairs if len(p[1])>60][:2000]; vs=set(map(id,held_out)); pairs=[p for p in pairs if id(p) not in vs]
tok=lambda s: re.findall(r"[a-z0-9]+", s.lower())[:64]
from collections import Counter
c=Counter(); [c.update(tok(a)+tok(b)) for a,b in pairs]; vocab=[w for w,_ in c.most_common(V)]; vi={w:i+1 for i,w in enumerate(vocab)}   # id 0 = pad
json.dump(vocab,open('vocab.json','w'))
def ids(s):
    o=[]
    for w in tok(s):
        if w in vi: o.append(vi[w])
        x='<'+w+'>'
        for i in range(len(x)-3): o.append(1+V+zlib.crc32(x[i:i+4].encode())%H)
    return o[:MAXT] or [0]
cache=[(ids(a),ids(b)) for a,b in pairs]; val=[(ids(a),ids(b)) for a,b in held_out]
class M(nn.Module):
    def __init__(s): super().__init__(); s.e=nn.Embedding(1+V+H,D,padding_idx=0); s.g=nn.Embedding(1+V+H,1,padding_idx=0); s.l=nn.Linear(D,D); nn.init.normal_(s.e.weight,0,.1); nn.init.zeros_(s.g.weight)
    def forward(s,x):
        m=(x!=0).float(); w=torch.exp(s.g(x).squeeze(-1).clamp(-4,4))*m; h=(s.e(x)*w.unsqueeze(-1)).sum(1)/w.sum(1,keepdim=True).clamp(min=1e-6)
        h=h+torch.tanh(s.l(h)); return h/h.pow(2).sum(1,keepdim=True).clamp(min=1e-12).sqrt()
def pad(L):
    n=max(map(len,L)); return torch.tensor([a+[0]*(n-len(a)) for a in L])
m=M(); emb=[m.e.weight,m.g.weight]; opt=torch.optim.Adam([{'params':emb,'lr':4e-3},{'params':m.l.parameters(),'lr':1e-3}]); B=512; T0=time.time(); step=0
def ev():
    with torch.no_grad():
        q=torch.cat([m(pad([v[0] for v in val[i:i+500]])) for i in range(0,len(val),500)]); d=torch.cat([m(pad([v[1] for v in val[i:i+500]])) for i in range(0,len(val),500)])
        s=q@d.T; r=(s>=s.diag().unsqueeze(1)).sum(1).float(); return (r<=1).float().mean().item(),(r<=10).float().mean().item(),(1/r).mean().item()
for ep in range(3):
    random.shuffle(cache)
    for i in range(0,len(cache)-B,B):
        b=cache[i:i+B]; q=m(pad([x[0] for x in b])); d=m(pad([x[1] for x in b])); s=q@d.T*20; y=torch.arange(B); loss=(F.cross_entropy(s,y)+F.cross_entropy(s.T,y))/2
        opt.zero_grad(); loss.backward(); opt.step(); step+=1
        if step%100==0: print(ep,step,round(loss.item(),3),round(time.time()-T0),'s',flush=True)
        if time.time()-T0>720: break
    print('eval R@1 R@10 MRR over 2000',ev(),flush=True)
    if time.time()-T0>720: break
m.eval(); torch.onnx.export(m,(torch.tensor([[1,2,3,0]]),),'nn-embed-mini.onnx',input_names=['ids'],output_names=['embedding'],dynamic_axes={'ids':{0:'batch',1:'tokens'},'embedding':{0:'batch'}},opset_version=13)

# The table as bytes, by one scale.
import onnx, numpy as np, json, re, math, collections, random
from onnx import numpy_helper as nh, helper as h
m=onnx.load('nn-embed-mini.onnx'); g=m.graph
print([(n.op_type) for n in g.node]); print([(i.name,list(i.dims)) for i in g.initializer])
# int8 per-row is overkill: per-tensor symmetric
for i in list(g.initializer):
    a=nh.to_array(i)
    if a.shape==(64001,128):
        s=float(np.abs(a).max())/127; print('max',np.abs(a).max(),'p99.9',np.quantile(np.abs(a),.999));
        clip=float(np.quantile(np.abs(a),.99995)); s=clip/127
        q=np.clip(np.round(a/s),-127,127).astype(np.int8); name=i.name; g.initializer.remove(i); g.initializer.append(nh.from_array(q,name)); g.initializer.append(nh.from_array(np.array(s,dtype=np.float32),'emb_scale'))
        for k,n in enumerate(list(g.node)):
            if n.op_type=='Gather' and n.input[0]==name:
                out=n.output[0]; n.output[0]=out+'_i8'; g.node.insert(k+1,h.make_node('Cast',[out+'_i8'],[out+'_f'],to=1)); g.node.insert(k+2,h.make_node('Mul',[out+'_f','emb_scale'],[out])); break
onnx.checker.check_model(m); onnx.save(m,'nn-embed-mini-int8.onnx')
