//! The boxed core that the operations of every style run on: one path, typed at its edge.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

pub type Boxed<T> = Pin<Box<dyn Future<Output = T> + Send>>;

pub trait Transport: Send + Sync {
    fn send(&self, method: &'static str, target: String, body: Vec<u8>) -> Boxed<Result<Vec<u8>, Error>>;
}

#[derive(Debug)]
pub struct Error(pub Box<String>);

#[derive(Clone)]
pub struct Core(pub Arc<dyn Transport>);

/// An operation as data.
pub struct Descriptor {
    pub id: &'static str,
    pub method: &'static str,
    pub path: &'static str,
    pub query: &'static [&'static str],
}

pub struct Call {
    core: Core,
    descriptor: &'static Descriptor,
    id: String,
    query: Vec<Option<String>>,
    body: Result<Vec<u8>, String>,
}

impl Call {
    pub fn new(core: &Core, descriptor: &'static Descriptor, id: String) -> Self {
        Self { core: core.clone(), descriptor, id, query: vec![None; descriptor.query.len()], body: Ok(Vec::new()) }
    }

    pub fn body(mut self, body: Result<Vec<u8>, String>) -> Self {
        self.body = body;
        self
    }

    pub fn query(&mut self, index: usize, value: String) {
        if let Some(place) = self.query.get_mut(index) {
            *place = Some(value);
        }
    }

    fn execute(self) -> Boxed<Result<Vec<u8>, Error>> {
        let mut target = self.descriptor.path.replace("{id}", &self.id);
        let mut separator = '?';
        for (name, value) in self.descriptor.query.iter().zip(&self.query) {
            if let Some(value) = value {
                target.push(separator);
                target.push_str(name);
                target.push('=');
                target.push_str(value);
                separator = '&';
            }
        }
        match self.body {
            Ok(body) => self.core.0.send(self.descriptor.method, target, body),
            Err(error) => Box::pin(async move { Err(Error(Box::new(error))) }),
        }
    }

    pub fn send<T: 'static>(self, decode: fn(&[u8]) -> Result<T, String>) -> Boxed<Result<T, Error>> {
        let reply = self.execute();
        Box::pin(async move { decode(&reply.await?).map_err(|error| Error(Box::new(error))) })
    }
}
